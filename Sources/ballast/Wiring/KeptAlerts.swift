import Dashboard
import Model
import Store

/// Triggered alerts in the store: they survive a restart, and of several dashboards one tells each.
struct KeptAlerts: Sendable {
    /// The number of alerts that a dashboard shows.
    private static let count = 200

    /// The store once it is open; nil if there is none.
    let store: @Sendable () async -> MarketStore?

    /// Records alerts and returns those to be told here. Where they cannot be recorded, all are.
    func claim(_ alerts: [AlertEntry]) async -> AlertClaim {
        guard let store = await store() else { return AlertClaim(told: alerts, kept: nil) }
        let told = alerts.filter { alert in
            let fired = FiredAlert(
                id: alert.id, condition: alert.when, words: alert.text, day: alert.day, time: alert.time,
                firedAt: ProcessEnvironment.now())
            return (try? store.claim(fired, cooldown: alert.cooldown)) ?? true
        }
        let kept = try? store.firedAlerts(KeptAlerts.count).map { fired in
            AlertEntry(
                id: fired.id, day: fired.day, time: fired.time, text: fired.words, when: fired.condition,
                isRunning: fired.isRunning)
        }
        return AlertClaim(told: told, kept: kept)
    }

    /// Records that conditions are no longer met. If that fails, their next alerts are taken for the same run.
    func end(_ alerts: [AlertEntry.Key]) async {
        guard let store = await store() else { return }
        for alert in alerts { try? store.endAlert(alert.id, condition: alert.when, at: ProcessEnvironment.now()) }
    }
}
