/// A point of a replay: a session, and how far it has come.
struct Place: Hashable, Comparable, Sendable {
    /// What has happened of a session.
    enum Phase: Int, Sendable {
        /// The first price.
        case open
        /// The low or the high, whichever comes first by convention.
        case firstExtreme
        /// The other of them.
        case secondExtreme
        /// The close.
        case close
    }

    /// How many phases a session has.
    static let phases = 4

    /// The place among all places: four for each session.
    let number: Int

    init(number: Int) { self.number = number }

    init(session: Int, phase: Phase) { number = session * Place.phases + phase.rawValue }

    /// The session's index.
    var session: Int { number / Place.phases }
    /// What has happened of it.
    var phase: Phase { Phase(rawValue: number % Place.phases) ?? .close }

    static func < (a: Place, b: Place) -> Bool { a.number < b.number }
}
