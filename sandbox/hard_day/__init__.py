"""A hard day: a parcel for each way in which a delivery fails, each played to its end."""
