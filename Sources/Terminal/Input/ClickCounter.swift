import Screen

/// Recognises double clicks: two presses over the same cell within a short time.
struct ClickCounter {
    private static let limit = Duration.milliseconds(400)

    private var last: (x: Int, y: Int, time: ContinuousClock.Instant)?

    /// The events with each second press as a double click, all of them at a time.
    mutating func marking(_ events: [InputEvent], at time: ContinuousClock.Instant) -> [InputEvent] {
        events.map { event in
            guard case .click(let x, let y) = event else { return event }
            if let before = last, before.x == x, before.y == y, time - before.time <= Self.limit {
                last = nil
                return .doubleClick(x: x, y: y)
            }
            last = (x, y, time)
            return event
        }
    }
}
