/// The dashboards that have told of their presence lately.
struct Watchers: Sendable {
    /// How often a dashboard tells of its presence.
    static let interval = Duration.seconds(10)
    /// The maximum number that is counted: identifiers come from outside.
    static let limit = 10_000

    private var lastHeard: [String: Duration] = [:]

    /// Records that a dashboard is there.
    mutating func hear(_ identifier: String, at now: Duration) {
        guard identifier.utf8.count <= 32, lastHeard[identifier] != nil || lastHeard.count < Watchers.limit else {
            return
        }
        lastHeard[identifier] = now
    }

    /// How many are there: heard within two and a half intervals.
    mutating func count(at now: Duration) -> Int {
        lastHeard = lastHeard.filter { now - $0.value < Watchers.interval * 2.5 }
        return lastHeard.count
    }
}
