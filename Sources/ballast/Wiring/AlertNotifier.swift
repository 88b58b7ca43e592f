import Dashboard
import Dispatch

/// Runs the user's command for alerts, and reports once if that fails.
@MainActor
final class AlertNotifier {
    /// Receives the reason for the first failure.
    var report: (String) -> Void = { _ in }
    private var hasFailed = false

    /// Runs the command once for each alert; returns at once.
    func notify(_ alerts: [AlertEntry], _ command: [String]) {
        for alert in alerts {
            let filled = AlertNotifier.filled(command, for: alert)
            DispatchQueue.global(qos: .utility).async { @Sendable [weak self] in
                guard let failure = BackgroundProcess.failure(ofRunning: filled) else { return }
                Task { @MainActor in self?.note(failure) }
            }
        }
    }

    /// The command with the alert's own words in place of their names.
    nonisolated static func filled(_ command: [String], for alert: AlertEntry) -> [String] {
        let values = [
            ("{words}", alert.text), ("{when}", alert.when), ("{date}", "\(alert.day)"), ("{time}", alert.time ?? ""),
        ]
        return command.map { argument in
            // One pass from the left: what was put in is not searched again.
            var rest = argument[...], result = ""
            while let start = rest.firstIndex(of: "{") {
                result += rest[..<start]
                rest = rest[start...]
                if let (name, value) = values.first(where: { rest.hasPrefix($0.0) }) {
                    result += value
                    rest = rest.dropFirst(name.count)
                } else {
                    result += "{"
                    rest = rest.dropFirst()
                }
            }
            return result + rest
        }
    }

    private func note(_ failure: String) {
        if hasFailed { return }
        hasFailed = true
        report("notify: \(failure)")
    }
}
