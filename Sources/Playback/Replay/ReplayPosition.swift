/// A position in a replay: a session, and how far it has progressed.
struct ReplayPosition: Hashable, Comparable, Sendable {
    /// How far a session has progressed.
    enum Phase: Int, Sendable {
        /// The opening price.
        case open
        /// The low or the high, whichever comes first by convention.
        case firstExtreme
        /// The other extreme.
        case secondExtreme
        /// The close.
        case close
    }

    /// The number of phases in a session.
    static let phases = 4

    /// The index of the position among all: four per session.
    let number: Int

    /// The index of the session.
    var session: Int { number / ReplayPosition.phases }
    /// How far the session has progressed.
    var phase: Phase { Phase(rawValue: number % ReplayPosition.phases) ?? .close }

    static func < (a: ReplayPosition, b: ReplayPosition) -> Bool { a.number < b.number }
}
