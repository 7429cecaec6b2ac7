"""dragoman reads news and official statements into an evidence-linked ledger of inter-state events."""
