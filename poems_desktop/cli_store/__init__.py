"""`poems-desktop store ...`: the group is in `poems_desktop.cli_store.commands`."""
