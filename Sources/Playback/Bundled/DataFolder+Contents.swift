public import Model

extension DataFolder {
    /// The instruments with a table of prices, as the manifest lists them.
    public var symbols: [Symbol] { manifest.entries.compactMap { BundledTables.priceName($0.file) } }

    /// The newest day of the tables of prices, as the manifest has it; nil if it states none.
    public var lastDay: Day? {
        manifest.entries.filter { BundledTables.priceName($0.file) != nil }.compactMap { Day($0.last) }.max()
    }
}
