"""One machine's Mithaq: PostgreSQL and NATS from wheels, every service as a process, the `mithaq` command."""
