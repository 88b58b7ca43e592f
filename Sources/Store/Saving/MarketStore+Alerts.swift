public import Model

extension MarketStore {
    /// Records an alert that is about to be told, unless another dashboard has told it: returns whether to tell it.
    ///
    /// - Parameter cooldown: the least time between two reports, in milliseconds.
    public func claim(_ alert: FiredAlert, cooldown: Int64) throws(StoreError) -> Bool {
        try write { try FiredAlertRows(database: $0).insert(alert, cooldown: cooldown) }
    }

    /// Records that the condition of an alert is no longer met.
    public func endAlert(_ id: String, condition: String, at time: Timestamp) throws(StoreError) {
        try write { try FiredAlertRows(database: $0).end(id, condition, at: time) }
    }

    /// The newest alerts that were told, the last first.
    public func firedAlerts(_ count: Int) throws(StoreError) -> [FiredAlert] {
        try read { try FiredAlertRows(database: $0).newest(count) }
    }
}
