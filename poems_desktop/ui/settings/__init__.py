"""Settings: what the site decides, what this computer remembers, users, backups."""
