import Dashboard
import Desk
import Model

/// How a collector is, as a line for a log or a program.
struct CollectorReport {
    private let desk: DeskName
    private let health: CollectorHealth
    private let instruments: Int
    private let sources: [SourceStatus]
    private let time = ProcessEnvironment.now()

    init(_ desk: DeskName, _ health: CollectorHealth, _ market: Market) {
        self.desk = desk
        self.health = health
        instruments = market.listings.count
        // Of the desk its role tells.
        sources = market.sources.filter { $0.state != .off && $0.name != DeskName.sourceName }
            .sorted { $0.name < $1.name }
    }

    /// The report as a line: `2026-08-20T14:30:00Z small-caps: leading, 31 instruments, 4 watching, …`.
    var line: String {
        var parts = [
            health.role.label + (health.error.map { ": \($0)" } ?? ""), NumberText.count(instruments, "instrument"),
        ]
        if case .leading = health.role {
            parts += [
                "\(health.watching) watching", NumberText.count(health.messages, "message"),
                SourcesPage.amount(bytes: health.bytes),
            ]
        }
        let bad = sources.filter { $0.state != .good && $0.state != .starting }
        parts += bad.map { "\($0.name) \($0.state.rawValue): \($0.reason ?? "")" }
        return "\(time) \(desk): \(parts.joined(separator: ", "))"
    }

    /// The report as an object.
    var json: JSON {
        [
            "time": .string("\(time)"), "desk": .string(desk.text), "role": .string(health.role.label),
            "error": JSON(health.error), "sequence": .number(Double(health.sequence)),
            "messages": JSON(health.messages), "bytes": JSON(health.bytes), "watching": JSON(health.watching),
            "instruments": JSON(instruments),
            "sources": .array(
                sources.map { source in
                    [
                        "name": .string(source.name), "state": .string(source.state.rawValue),
                        "reason": JSON(source.reason), "lastSuccess": JSON(source.lastSuccess.map { "\($0)" }),
                    ]
                }),
        ]
    }
}
