package import Model

/// Which of the collectors of one name leads, decided by each of them from the heartbeats that it hears. It has no
/// clock.
///
/// A leader hears its own heartbeats, by way of the server. One that wants to lead sends the first of them and leads
/// once it hears that, so that no one leads who cannot be heard. A leader that has not heard itself for two seconds is
/// cut off, or was suspended, and steps down; another wants to lead only after a longer silence, in which the server has
/// answered it: without that, it is the one that is cut off, and what it sends would arrive when another has long led. Of
/// two that begin at the same moment, the one with the later epoch stays.
package struct Leadership: Sendable {
    /// What a collector does.
    package enum Role: Hashable, Sendable {
        /// It is not connected.
        case cutOff
        /// It listens whether another leads.
        case listening
        /// Another leads in this epoch.
        case standingBy(DeskEpoch)
        /// It has heard no one, and wants to lead in this epoch.
        case claiming(DeskEpoch)
        /// It leads in this epoch.
        case leading(DeskEpoch)
    }

    /// How often a leader sends a heartbeat.
    package static let heartbeat = Duration.seconds(1)
    /// How long a leader may not hear itself.
    static let stepDown = Duration.seconds(2)
    /// How long a silence lasts before another leads, at least and at most.
    static let takeover = Duration.milliseconds(2200)...Duration.milliseconds(2700)

    /// How long a silence lasts before the server is asked whether it is there: a heartbeat would have come.
    static let doubt = Duration.milliseconds(1300)

    /// What it does at present.
    package private(set) var role = Role.cutOff
    private let collector: UInt64
    private let patience: Duration
    private var lastHeard = Duration.zero
    private var answered = Duration.zero
    private var newest: DeskEpoch?
    private var isConnected = false

    /// Creates a collector that is not connected.
    ///
    /// - Parameters:
    ///   - collector: a random number that identifies it.
    ///   - random: a number in 0..<1 that sets how soon it takes over.
    package init(collector: UInt64, random: Double) {
        self.collector = collector
        let span = Leadership.takeover
        patience = span.lowerBound + (span.upperBound - span.lowerBound) * random
    }

    /// The epoch in which it leads; nil if it does not.
    package var epoch: DeskEpoch? { if case .leading(let epoch) = role { epoch } else { nil } }

    /// The epoch in which it wants to lead; nil if it does not, or leads already.
    var claim: DeskEpoch? { if case .claiming(let epoch) = role { epoch } else { nil } }

    /// It can hear from now on.
    package mutating func connect(at now: Duration) {
        isConnected = true
        guard epoch == nil else { return }
        lastHeard = now
        role = .listening
    }

    /// It cannot hear any more. A leader stays one for as long as no one else can have taken over.
    package mutating func lose() {
        isConnected = false
        if epoch == nil { role = .cutOff }
    }

    /// Whether the server is to be asked whether it is there: it has heard no one for some time.
    func needsAnswer(at now: Duration) -> Bool {
        switch role {
        case .listening, .standingBy: now - lastHeard >= Leadership.doubt && !isAnswered
        case .cutOff, .claiming, .leading: false
        }
    }

    /// Whether the server has answered since a heartbeat was due.
    private var isAnswered: Bool { answered - lastHeard >= Leadership.doubt }

    /// The server answers that it is there.
    mutating func answer(at now: Duration) { answered = now }

    /// It hears a heartbeat.
    package mutating func hear(_ heard: DeskEpoch, at now: Duration) {
        newest = max(newest ?? heard, heard)
        switch role {
        case .leading(let own):
            if heard == own { lastHeard = now }
            if heard > own {
                lastHeard = now
                role = .standingBy(heard)
            }
        case .claiming(let own) where heard == own:
            lastHeard = now
            role = .leading(own)
        case .claiming(let own) where heard < own: break
        case .standingBy(let leader) where heard < leader: break
        case .cutOff: break
        default:
            lastHeard = now
            role = .standingBy(heard)
        }
    }

    /// Time passes. To be called ten times a second.
    package mutating func tick(at now: Duration, wall: Timestamp) {
        let silence = now - lastHeard
        switch role {
        case .cutOff: break
        case .leading where silence >= Leadership.stepDown:
            role = isConnected ? .listening : .cutOff
            lastHeard = now
        case .claiming where silence >= Leadership.heartbeat:
            role = .listening
            lastHeard = now
        case .leading, .claiming: break
        case .listening, .standingBy:
            guard silence >= patience, isAnswered else { return }
            let epoch = DeskEpoch(start: max(wall.milliseconds, (newest?.start ?? 0) + 1), collector: collector)
            role = .claiming(epoch)
            newest = epoch
            lastHeard = now
        }
    }
}
