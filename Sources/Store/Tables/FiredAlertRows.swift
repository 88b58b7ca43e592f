import GRDB
import Model

/// The alerts that were told, from version 7. Of each alert one run at most has no end: inserting another is refused,
/// which decides between dashboards that see the same condition met.
struct FiredAlertRows {
    static let table = """
        CREATE TABLE fired_alerts (
            id INTEGER PRIMARY KEY,
            alert TEXT NOT NULL,
            condition TEXT NOT NULL,
            words TEXT NOT NULL,
            day INTEGER NOT NULL,
            time TEXT,
            fired_at INTEGER NOT NULL,
            ended_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX running_alerts ON fired_alerts (alert, condition) WHERE ended_at IS NULL;
        """

    /// The number of alerts that are kept.
    private static let limit = 500

    let database: Database

    /// Records an alert; false if its run has been recorded already, or its last report is less than `cooldown`
    /// milliseconds old.
    func insert(_ alert: FiredAlert, cooldown: Int64) throws -> Bool {
        try database.run(
            """
            INSERT OR IGNORE INTO fired_alerts (alert, condition, words, day, time, fired_at)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (
                SELECT 1 FROM fired_alerts
                WHERE alert = ?1 AND condition = ?2 AND fired_at > ?6 - ?7 AND fired_at <= ?6)
            """, alert.id, alert.condition, alert.words, alert.day.number, alert.time, alert.firedAt.milliseconds,
            cooldown)
        guard database.changesCount > 0 else { return false }
        try database.run(
            "DELETE FROM fired_alerts WHERE id <= (SELECT max(id) FROM fired_alerts) - ?", FiredAlertRows.limit)
        return true
    }

    /// Records the end of an alert's run, if it has one.
    func end(_ alert: String, _ condition: String, at time: Timestamp) throws {
        try database.run(
            "UPDATE fired_alerts SET ended_at = ? WHERE alert = ? AND condition = ? AND ended_at IS NULL",
            time.milliseconds, alert, condition)
    }

    /// The newest alerts, the last first.
    func newest(_ count: Int) throws -> [FiredAlert] {
        let rows = try database.rows(
            """
            SELECT alert, condition, words, day, time, fired_at, ended_at IS NULL FROM fired_alerts
            ORDER BY id DESC LIMIT ?
            """, count)
        var alerts: [FiredAlert] = []
        while let row = try rows.next() {
            let day: Int32 = try row.value(3), time: Int64 = try row.value(5), isRunning: Bool = try row.value(6)
            alerts.append(
                FiredAlert(
                    id: try row.value(0), condition: try row.value(1), words: try row.value(2), day: Day(number: day),
                    time: try row.value(4), firedAt: Timestamp(milliseconds: time), isRunning: isRunning))
        }
        return alerts
    }
}
