"""Validates requests against AWS's own models of its services, as shipped with botocore."""
