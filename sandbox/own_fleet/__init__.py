"""own-fleet: a carrier with vans of its own, that speaks Doorstep's `/v1` API like any customer."""
