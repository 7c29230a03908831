"""When we can come: what the planned routes still have room for; pure arithmetic."""
