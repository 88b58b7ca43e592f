import GRDB
public import Model

extension MarketStore {
    /// The receipt time of tables that ship with the program: before everything else.
    static let bundledReceipt = Timestamp(milliseconds: 0)

    /// Stores updates in one transaction: sessions, rates, funds, deals and the day's quotes.
    ///
    /// A stored figure is replaced by one received later, never by one received earlier; saving the same update twice
    /// changes nothing.
    ///
    /// - Parameter joining: whether histories come from a user's own file, which may have only some of the days that it
    ///   spans: the stored sessions of the other days stay, and a file that contradicts them is refused.
    /// - Returns: messages about data that could not be stored; usually empty.
    @discardableResult
    public func save(
        _ updates: [MarketUpdate], receivedAt receipt: Timestamp, joining: Bool = false
    ) throws(StoreError) -> [String] {
        try write { database in
            let transaction = SaveTransaction(database, receipt: receipt)
            transaction.isJoining = joining
            for update in updates { try transaction.apply(update) }
            try transaction.finish()
            return transaction.omissions
        }
    }

    /// Sets the instruments of the first snapshot and their order; by default it has all. Unlisted symbols are ignored.
    public func watch(_ symbols: [Symbol]) throws(StoreError) {
        try write { try InstrumentRows(database: $0).watch(symbols) }
    }

    /// Whether the tables with this fingerprint have been imported.
    public func hasTables(withFingerprint fingerprint: String) throws(StoreError) -> Bool {
        try read { try MetaRows(database: $0)["tables"] == fingerprint }
    }

    /// Imports the tables that ship with the program, in one transaction. Figures received from elsewhere stay; those
    /// from older bundled tables that are missing in these are removed.
    ///
    /// - Parameters:
    ///   - market: the tables as a snapshot.
    ///   - later: updates to apply after it: holdings.
    ///   - fingerprint: identifies this version of the tables, for example a hash of the manifest.
    public func importTables(
        _ market: Market, later: [MarketUpdate] = [], fingerprint: String
    ) throws(StoreError) {
        try write { database in
            let receipt = MarketStore.bundledReceipt
            for table in ["deals", "deal_spans", "fund_tables", "valuations", "statements"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE received_at <= \(receipt.milliseconds)")
            }
            let transaction = SaveTransaction(database, receipt: receipt)
            try transaction.apply(.snapshot(market))
            for update in later { try transaction.apply(update) }
            try transaction.finish()
            try MetaRows(database: database).put(fingerprint, for: "tables")
        }
    }
}
