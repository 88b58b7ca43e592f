public import Model

/// The notification state of one alert, driven by the status of its condition over time.
///
/// An alert is reported once in each unbroken run in which its condition is met, as soon as the run has lasted `hold`
/// and `cooldown` has passed since the last report. An unknown status ends the run.
public struct AlertState: Hashable, Sendable {
    /// The start of the current run; nil if the condition is not met.
    public private(set) var heldSince: Timestamp?
    /// When the alert was last reported.
    public private(set) var lastReported: Timestamp?
    private var isReported = false

    /// The state of an alert whose condition has not been met yet.
    public init() {}

    /// Applies the condition's status at a time, which must not be earlier than the previous one.
    ///
    /// - Returns: Whether the alert is due now.
    public mutating func apply(_ status: ConditionStatus, at time: Timestamp, _ alert: Thesis.Alert) -> Bool {
        guard status == .holds else {
            heldSince = nil
            isReported = false
            return false
        }
        if heldSince == nil { heldSince = time }
        guard let due = due(alert), time >= due else { return false }
        isReported = true
        lastReported = time
        return true
    }

    /// When the alert becomes due if its condition stays met; nil if it is not met or was already reported in this run.
    public func due(_ alert: Thesis.Alert) -> Timestamp? {
        guard let heldSince, !isReported else { return nil }
        let earliest = Timestamp(milliseconds: heldSince.milliseconds + alert.hold)
        guard let lastReported else { return earliest }
        return max(earliest, Timestamp(milliseconds: lastReported.milliseconds + alert.cooldown))
    }
}

/// The notification states of all alerts of a thesis.
public struct AlertBoard: Sendable {
    private let alerts: [Thesis.Alert]
    private var states: [AlertState]
    /// Whether the condition of each alert is met, in their order.
    public private(set) var statuses: [ConditionStatus]

    /// Starts with no condition met and nothing reported.
    public init(_ alerts: [Thesis.Alert]) {
        self.alerts = alerts
        states = alerts.map { _ in AlertState() }
        statuses = alerts.map { _ in .unknown }
    }

    /// Carries over the state of each alert that `board` contains unchanged.
    public init(_ alerts: [Thesis.Alert], after board: AlertBoard) {
        self.init(alerts)
        for (index, alert) in alerts.enumerated() {
            guard let previous = board.alerts.firstIndex(where: { $0.isSame(as: alert) }) else { continue }
            states[index] = board.states[previous]
            statuses[index] = board.statuses[previous]
        }
    }

    /// Applies the market after a change, or only the passing of time if the change is `.nothing`.
    ///
    /// - Returns: The alerts that are due now, in the order of the thesis.
    public mutating func apply(
        _ market: Market, after change: ThesisChange, at time: Timestamp
    ) -> [Thesis.Alert] {
        var reported: [Thesis.Alert] = []
        for (index, alert) in alerts.enumerated() {
            if change.touches(alert.when.inputs) { statuses[index] = ConditionStatus(alert.when.truth(in: market)) }
            if states[index].apply(statuses[index], at: time, alert) { reported.append(alert) }
        }
        return reported
    }

    /// When to check again if nothing changes; nil if no alert is pending.
    public var nextCheck: Timestamp? { zip(states, alerts).compactMap { $0.due($1) }.min() }
}

extension Thesis.Alert {
    fileprivate func isSame(as other: Thesis.Alert) -> Bool {
        id == other.id && when.text == other.when.text && hold == other.hold && cooldown == other.cooldown
    }
}

extension ThesisChange {
    /// Whether an expression with these inputs must be evaluated again.
    public func touches(_ inputs: ThesisInputs) -> Bool {
        switch self {
        case .nothing: false
        case .everything: true
        case .inputs(let changed): inputs.intersects(changed)
        }
    }
}
