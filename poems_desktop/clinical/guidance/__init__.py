"""What the two source documents tell beyond rules, and what follows over time."""
