/// Whether an alert is to be told: a state that moves with what its condition says and when.
///
/// It is told once for each unbroken run in which the condition held, as soon as the run is as long as `hold` and the
/// last telling lies `cooldown` back. Not knowing ends a run.
public struct AlertState: Hashable, Sendable {
    /// When the run began; nil where the condition does not hold.
    public private(set) var heldSince: Timestamp?
    /// When it was last told.
    public private(set) var lastTold: Timestamp?
    private var isTold = false

    /// Nothing held, nothing told.
    public init() {}

    /// Takes what the condition says at a time; times do not go back.
    ///
    /// - Returns: Whether the alert is to be told now.
    public mutating func take(_ status: ConditionStatus, at time: Timestamp, _ alert: Thesis.Alert) -> Bool {
        guard status == .holds else {
            heldSince = nil
            isTold = false
            return false
        }
        if heldSince == nil { heldSince = time }
        guard let due = due(alert), time >= due else { return false }
        isTold = true
        lastTold = time
        return true
    }

    /// When it is to be told if the condition goes on to hold, so that somebody can wait for it; nil where it is not.
    public func due(_ alert: Thesis.Alert) -> Timestamp? {
        guard let heldSince, !isTold else { return nil }
        let ripe = Timestamp(milliseconds: heldSince.milliseconds + alert.hold)
        guard let lastTold else { return ripe }
        return max(ripe, Timestamp(milliseconds: lastTold.milliseconds + alert.cooldown))
    }
}

/// All alerts that are watched.
public struct AlertBoard: Sendable {
    private let alerts: [Thesis.Alert]
    private var states: [AlertState]
    private var statuses: [ConditionStatus]

    /// Alerts, none of them told.
    public init(_ alerts: [Thesis.Alert]) {
        self.alerts = alerts
        states = alerts.map { _ in AlertState() }
        statuses = alerts.map { _ in .unknown }
    }

    /// Alerts of which those that stood on another board, in the same words, go on where they were.
    public init(_ alerts: [Thesis.Alert], after board: AlertBoard) {
        self.init(alerts)
        for (place, alert) in alerts.enumerated() {
            guard let known = board.alerts.firstIndex(where: { $0.isSame(as: alert) }) else { continue }
            states[place] = board.states[known]
            statuses[place] = board.statuses[known]
        }
    }

    /// Looks at the market after a change, or only at the time where nothing has changed.
    ///
    /// - Returns: The alerts that are to be told now, in the order of the thesis.
    public mutating func take(
        _ market: Market, after change: ThesisChange, at time: Timestamp
    ) -> [Thesis.Alert] {
        var told: [Thesis.Alert] = []
        for (place, alert) in alerts.enumerated() {
            if change.touches(alert.when.inputs) { statuses[place] = ConditionStatus(alert.when.truth(in: market)) }
            if states[place].take(statuses[place], at: time, alert) { told.append(alert) }
        }
        return told
    }

    /// When somebody should look again though nothing changes; nil where there is no need.
    public var nextLook: Timestamp? { zip(states, alerts).compactMap { $0.due($1) }.min() }
}

extension Thesis.Alert {
    fileprivate func isSame(as other: Thesis.Alert) -> Bool {
        id == other.id && when.text == other.when.text && hold == other.hold && cooldown == other.cooldown
    }
}

extension ThesisChange {
    /// Whether something that looks at these inputs must be evaluated again.
    public func touches(_ inputs: ThesisInputs) -> Bool {
        switch self {
        case .nothing: false
        case .everything: true
        case .inputs(let changed): inputs.meets(changed)
        }
    }
}
