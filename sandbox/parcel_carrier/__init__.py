"""parcel-post: a carrier that never calls anybody, but has an HTTP API of its own to be polled."""
