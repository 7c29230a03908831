"""The wire: JSON as others write and read it. Struct names are the schemas of `/openapi.json`."""
