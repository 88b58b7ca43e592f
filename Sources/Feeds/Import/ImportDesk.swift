import Model

/// Tells what kind of file some bytes are, and reads it as that.
struct ImportDesk {
    let bytes: [UInt8]
    /// What errors call it.
    let file: String
    let owner: FileOwner
    /// The date of a fund's holdings, where the file does not say it.
    let date: Day?
    let book: SectorBook

    /// What the file says.
    func read() throws(FeedError) -> ImportedFile {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let start = body.firstIndex(where: { $0 > 0x20 }) else {
            throw FeedError(file, expected: "a table of prices or holdings", found: "nothing")
        }
        // Column names may stand in angle brackets.
        let head = String(decoding: body[start...].prefix(10), as: UTF8.self).lowercased()
        if head.hasPrefix("<ticker>") || head.hasPrefix("<date>") { return try readPrices() }
        switch body[start] {
        case .less: return try readDocument()
        case UInt8(ascii: "{"):
            let parsed = try InvescoDocument.read(bytes, source: file)
            return try readHoldings("Invesco holdings", parsed)
        default: return try readTable()
        }
    }

    private func readDocument() throws(FeedError) -> ImportedFile {
        let root = try XMLReader(bytes, source: file).root.name
        switch root {
        case "edgarSubmission":
            let parsed = try NPORTDocument.read(bytes, source: file)
            return try readHoldings("N-PORT holdings", Parsed(parsed.content.file, faults: parsed.faults))
        case "feed": return try readCurves(TreasuryDocument.read(bytes, source: file))
        default:
            throw FeedError(file, line: 1, expected: "a report of form N-PORT or a feed of yields", found: "<\(root)>")
        }
    }

    private func readTable() throws(FeedError) -> ImportedFile {
        try TableShape.check(bytes, source: file)
        switch try shape() {
        case .ishares: return try readHoldings("iShares holdings", ISharesTable.read(bytes, source: file))
        case .invesco: return try readHoldings("Invesco holdings", InvescoTable.read(bytes, source: file))
        case .prices: return try readPrices()
        case .treasury: return try readCurves(TreasuryTable.read(bytes, source: file))
        case .fred(let series): return try read(series)
        case .exported(let name): return try readExported(name)
        case .exportedHoldings: return try readExportedHoldings()
        case .ownHoldings: return try readOwnHoldings()
        case .ownSectors: return try readOwnSectors()
        case .ownDeals: return try readOwnDeals()
        case .ownInstruments: return try readOwnInstruments()
        case .ownYields: return try readOwnYields()
        case .ownPolicy: return try readOwnPolicy()
        }
    }

    /// The kind of table, by the first row that has the column names of one: sponsors have lines of their own above.
    private func shape() throws(FeedError) -> ImportShape {
        var scanner = CSVScanner(bytes)
        var first = ""
        for _ in 0..<40 {
            guard case .row = scanner.next() else { continue }
            let names = scanner.fields.map { scanner.text($0).trimmed.lowercased() }
            if first.isEmpty { first = names.joined(separator: ",") }
            if let shape = ImportShape(columns: Set(names)) { return shape }
        }
        throw FeedError(
            file, line: 1, expected: "the column names of a table of prices, holdings or yields", found: first)
    }
}
