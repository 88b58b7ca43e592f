import Formats
import Model

/// Detects the format of a file and reads it.
struct FileImporter {
    /// The content of the file; a table is converted to UTF-8 with comma-separated fields.
    var bytes: [UInt8]
    /// The name of the file in errors.
    let file: String
    let owner: FileOwner
    /// The date of a fund's holdings, for files that do not contain it.
    let date: Day?
    /// When the file is read, if given: figures dated later are rejected.
    let now: Timestamp?
    let book: SectorBook

    /// Reads the file. Throws if its format is not recognised or it has no valid content.
    func read() throws(FeedError) -> ImportedFile {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let start = body.firstIndex(where: { $0 > 0x20 }) else {
            throw FeedError(file, expected: "a table of prices or holdings", found: "nothing")
        }
        switch body[start] {
        case .less where !isTableHead(body[start...]): return try readDocument()
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try readJSON()
        default: return try readTable()
        }
    }

    /// Whether the column names are in angle brackets, as in Stooq's tables.
    private func isTableHead(_ body: ArraySlice<UInt8>) -> Bool {
        let head = String(decoding: body.prefix(10), as: UTF8.self).lowercased()
        return head.hasPrefix("<ticker>") || head.hasPrefix("<date>")
    }

    private func readJSON() throws(FeedError) -> ImportedFile {
        guard String(decoding: bytes.prefix(1 << 16), as: UTF8.self).contains("effectiveDate") else {
            throw FeedError(file, expected: "a table, or Invesco's JSON of a fund's holdings", found: "other JSON")
        }
        return try readHoldings("Invesco holdings", InvescoDocument.read(bytes, source: file))
    }

    private func readDocument() throws(FeedError) -> ImportedFile {
        let root = try XMLReader(bytes, source: file).root.name
        switch root {
        case "edgarSubmission":
            let parsed = try NPORTDocument.read(bytes, source: file)
            return try readHoldings("N-PORT holdings", Parsed(parsed.content.file, errors: parsed.errors))
        case "feed": return try readCurves(TreasuryDocument.read(bytes, source: file))
        default:
            throw FeedError(file, line: 1, expected: "a report of form N-PORT or a feed of yields", found: "<\(root)>")
        }
    }

    private func readTable() throws(FeedError) -> ImportedFile {
        let text = try ImportedText(bytes, file: file)
        if !isTableHead(text.bytes[...]) { try TableShape.check(text.bytes, source: file) }
        var importer = self
        for delimiter in Delimiter(statedBy: text.bytes).map({ [$0] }) ?? Delimiter.allCases {
            importer.bytes = delimiter.withCommas(text.bytes)
            guard let head = TableHead.find(in: importer.bytes) else { continue }
            return try importer.read(head).addingNotes(text.notes)
        }
        let likeliest = Delimiter.allCases.map { TableHead.missing(in: $0.withCommas(text.bytes), file: file) }
        throw likeliest.first { $0.line != 1 || $0.found.contains(", ") } ?? likeliest[0]
    }

    private func read(_ head: TableHead) throws(FeedError) -> ImportedFile {
        switch head.shape {
        case .ishares:
            let table = ImportTable(head.scanner, file: file)
            let style = TableStyle(decimal: try sign(table, Array(table.names.indices)))
            let parsed = try ISharesTable.read(bytes, source: file, style: style, date: date)
            let note = table.note(unreadBut: ISharesTable.columnNames.contains)
            return try readHoldings("iShares holdings", parsed).addingNotes([note])
        case .invesco:
            let parsed = try InvescoTable.read(bytes, source: file, style: style(head))
            let note = ImportTable(head.scanner, file: file).note(unreadBut: InvescoTable.columnNames.contains)
            return try readHoldings("Invesco holdings", parsed).addingNotes([note])
        case .sponsor: return try readSponsor(head)
        case .prices: return try readPrices(head)
        case .allPrices: return try readAllPrices(head)
        case .treasury:
            let parsed = try TreasuryTable.read(bytes, source: file, style: style(head))
            let note = ImportTable(head.scanner, file: file).note { $0 == "date" || Tenor(maturity: $0) != nil }
            return try readCurves(parsed).addingNotes([note])
        case .fred: return try readFRED(head)
        case .exported(let name): return try readExported(name)
        case .exportedHoldings: return try readExportedHoldings()
        case .ownHoldings: return try readOwnHoldings()
        case .ownSectors: return try readOwnSectors()
        case .ownDeals: return try readExported("deals.csv", isCountedByKind: true)
        case .ownInstruments: return try readExported("instruments.csv", isCountedByKind: true)
        case .ownYields: return try readOwnYields()
        case .ownPolicy: return try readOwnPolicy()
        }
    }

    /// The file as a table in this program's own format.
    func ownTable() throws(FeedError) -> TableReader {
        var table = try TableReader(bytes, file: file)
        table.days = now.map { DayRules(now: $0) }
        return table
    }

    /// The style of a US service's table: the month first, unless its dates prove otherwise.
    private func style(_ head: TableHead) throws(FeedError) -> TableStyle {
        let table = ImportTable(head.scanner, file: file)
        var style = TableStyle()
        if let column = table.column(["date"]) {
            style.dates = try dates(table, column, fallback: .monthFirst).order
            style.decimal = try sign(table, table.names.indices.filter { $0 != column })
        }
        return style
    }

    /// The decimal separator in the given columns of a table; a point if nothing indicates otherwise.
    ///
    /// - Parameter isForeign: whether the table is in a language that uses decimal commas.
    /// - Throws: if a number in the needed columns is ambiguous.
    func sign(
        _ table: ImportTable, _ columns: [Int], needed: [Int] = [], isForeign: Bool = false
    ) throws(FeedError) -> DecimalSign {
        if let sign = try table.decimalSign(of: columns) { return sign }
        if isForeign { return .comma }
        // Locales that write dates with points also write thousands with them.
        let hasPointDates =
            table.rows.first.map { row in row.fields.texts.contains(where: FileImporter.isPointDate) } ?? false
        for row in table.rows {
            for column in needed
            where hasPointDates && row.fields[column].contains(".") && DecimalSign.isAmbiguous(row.fields[column]) {
                throw table.error(row, column, "numbers that show whether a point separates thousands or decimals")
            }
            for column in needed where row.fields[column].contains(",") && DecimalSign.isAmbiguous(row.fields[column]) {
                throw table.error(row, column, "numbers that show whether a comma separates thousands or decimals")
            }
        }
        return .point
    }

    /// Whether a text is a date such as `01.10.2025`.
    private static func isPointDate(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.map(\.count) == [2, 2, 4] && text.allSatisfy { $0 == "." || $0.isNumber }
    }

    /// The order of day, month and year in the dates of a column.
    func dates(
        _ table: ImportTable, _ column: Int, fallback: DateOrder? = nil, trading: TradingDays = .weekdays
    ) throws(FeedError) -> DateReading {
        let entries = table.rows.compactMap { row -> DateReading.Entry? in
            guard case .numeric(let date) = row.date(column) else { return nil }
            return DateReading.Entry(line: row.line, text: row.fields[column], date: date)
        }
        return try DateReading(
            entries, file: file, column: table.errorColumn(column), fallback: fallback,
            trading: trading, newest: now.map { DayRules(now: $0).newest })
    }
}
