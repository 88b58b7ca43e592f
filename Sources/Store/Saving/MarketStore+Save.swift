import GRDB
public import Model

extension MarketStore {
    /// When the tables that ship with the program count as received: before everything else.
    static let bundledReceipt = Timestamp(milliseconds: 0)

    /// Keeps what is worth keeping of some updates, all or nothing.
    ///
    /// Sessions, rates, funds, deals, quotes of the day. A figure that is known already is replaced by one received
    /// later, never by one received earlier; the same update twice changes nothing.
    ///
    /// - Parameter joining: whether histories come from a user's own file, which may have but a few of the days that it
    ///   spans: what is kept of the others stays, and a file that contradicts what is kept is refused.
    /// - Returns: what of them cannot be kept, for a reader; mostly nothing.
    @discardableResult
    public func save(
        _ updates: [MarketUpdate], receivedAt receipt: Timestamp, joining: Bool = false
    ) throws(StoreError) -> [String] {
        try write { database in
            let saving = Saving(database, receipt: receipt)
            saving.isJoining = joining
            for update in updates { try saving.take(update) }
            try saving.finish()
            return saving.omissions
        }
    }

    /// Chooses the instruments of the first picture, in their order; by default they are all. A symbol that is not listed
    /// is left out.
    public func watch(_ symbols: [Symbol]) throws(StoreError) {
        try write { try InstrumentRows(database: $0).watch(symbols) }
    }

    /// Whether the tables with this mark are in the store.
    public func hasTables(marked mark: String) throws(StoreError) -> Bool {
        try read { try MetaRows(database: $0)["tables"] == mark }
    }

    /// Brings the tables that ship with the program into the store, all or nothing. What has been received from
    /// elsewhere stands; what came with older tables and is not in these is forgotten.
    ///
    /// - Parameters:
    ///   - market: the tables' picture.
    ///   - later: what belongs to it and is read after it: holdings.
    ///   - mark: what tells these tables from others, as a hash of their list.
    public func importTables(
        _ market: Market, later: [MarketUpdate] = [], mark: String
    ) throws(StoreError) {
        try write { database in
            let receipt = MarketStore.bundledReceipt
            for table in ["deals", "deal_spans", "fund_tables", "valuations", "statements"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE received_at <= \(receipt.milliseconds)")
            }
            let saving = Saving(database, receipt: receipt)
            try saving.take(.picture(market))
            for update in later { try saving.take(update) }
            try saving.finish()
            try MetaRows(database: database).put(mark, for: "tables")
        }
    }
}
