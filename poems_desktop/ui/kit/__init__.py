"""Small widgets of one look, without clinical knowledge."""
