import Testing

/// Tests of the program in a real terminal, one after the other: each presses keys and waits for what they do.
@Suite("End to end", .serialized) struct EndToEndTests {}

/// Tests of the program with services and a desk, which wait for these most of the time. One after the other, but beside
/// those above: together they keep no core busy.
@Suite("End to end with services", .serialized) struct ServiceTests {}
