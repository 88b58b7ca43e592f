/// How a collector is.
package struct CollectorHealth: Sendable {
    /// Whether it leads.
    package let role: Leadership.Role
    /// The number of the last update in its epoch.
    package let sequence: UInt64
    /// The messages sent so far.
    package let messages: Int
    /// The bytes sent so far.
    package let bytes: Int
    /// The dashboards that have told of their presence lately.
    package let watching: Int
    /// Why it is not connected; nil if it is, or has not been yet.
    package let error: String?
}

extension Leadership.Role {
    /// Whether another leads.
    var isStandby: Bool { if case .standingBy = self { true } else { false } }

    /// The role in a word or two: `leading`, `standing by`.
    package var label: String {
        switch self {
        case .cutOff: "not connected"
        case .listening, .claiming: "listening"
        case .standingBy: "standing by"
        case .leading: "leading"
        }
    }
}
