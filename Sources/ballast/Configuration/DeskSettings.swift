/// The settings of a desk: one collector asks the public services, and many dashboards watch it.
struct DeskSettings: Hashable, Sendable {
    /// The address of the NATS server; nil without a desk.
    var address: String?
    /// The name that its collectors and dashboards have in common.
    var name = "desk"
    /// The credentials file; nil for none.
    var credentials: String?
    /// The file of certificate authorities that replace the system's; nil for the system's.
    var authorities: String?
    /// Whether a dashboard polls the public services itself while the desk is lost.
    var hasFallback = false
}
