"""What the house serves over HTTP: the API, the hooks, the console, the pages."""
