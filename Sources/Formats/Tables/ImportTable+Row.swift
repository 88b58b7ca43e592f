import Model

extension ImportTable {
    /// A row, with at most as many fields as there are columns; those it lacks are empty.
    package struct Row {
        package let line: Int
        package let fields: Fields
    }

    /// The fields of a row, made into text when they are asked for: most are plain numbers and dates, which are read
    /// from the bytes.
    package struct Fields {
        fileprivate let bytes: [UInt8]
        private var cells: [CSVField]
        private let hasDoubledQuotes: Bool

        init(_ scanner: CSVScanner) {
            bytes = scanner.bytes
            cells = scanner.fields
            hasDoubledQuotes = cells.contains(where: \.isQuoted)
        }

        /// The number of fields.
        var width: Int { cells.count }

        /// The texts of the fields that the row has.
        package var texts: [String] { cells.indices.map { self[$0] } }

        /// The text of a field without whitespace at either end.
        package subscript(index: Int) -> String {
            let cell = cell(index)
            if hasDoubledQuotes, cell.isQuoted { return CSVScanner.text(cell, in: bytes).trimmed }
            let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
            return isTrimmed(cell) ? text : text.trimmed
        }

        /// Whether a field is empty or whitespace.
        func isBlank(_ index: Int) -> Bool {
            let cell = cell(index)
            return cell.isEmpty || !isTrimmed(cell) && self[index].isEmpty
        }

        /// Whether the fields of a column are the same bytes in two rows.
        package func isSame(as other: Fields, _ index: Int) -> Bool {
            let a = cell(index), b = other.cell(index)
            return bytes[a.start..<a.end].elementsEqual(other.bytes[b.start..<b.end])
        }

        /// Whether there is ASCII other than whitespace at both ends.
        private func isTrimmed(_ cell: CSVField) -> Bool {
            guard !cell.isEmpty else { return true }
            return (0x21...0x7E).contains(bytes[cell.start]) && (0x21...0x7E).contains(bytes[cell.end - 1])
        }

        /// Drops empty fields beyond a number of columns; false if there are more that are not empty.
        mutating func fit(_ count: Int) -> Bool {
            while cells.count > count, isBlank(cells.count - 1) { cells.removeLast() }
            return cells.count <= count
        }

        /// A field, empty where the row ends before it: short rows below many columns are not filled up.
        fileprivate func cell(_ index: Int) -> CSVField {
            guard index >= cells.count else { return cells[index] }
            return CSVField(start: 0, end: 0, isQuoted: false, units: 0, decimals: -1, digits: 0)
        }
    }
}

extension ImportTable.Row {
    /// The date in a field, in any of the accepted notations; nil if there is none.
    package func date(_ column: Int) -> SpelledDate? {
        if let day = CSVScanner.day(fields.cell(column), in: fields.bytes) { return .day(day) }
        return SpelledDate(fields[column])
    }

    /// The finite number in a field; nil if there is none.
    package func number(_ column: Int, _ sign: DecimalSign, isCount: Bool = false) -> Double? {
        let cell = fields.cell(column)
        if sign == .point || cell.decimals == 0, let number = cell.exact { return number }
        return NumberInText.read(fields[column], sign, isCount: isCount)
    }

    /// Whether a field stands for a missing number.
    package func isMissing(_ column: Int) -> Bool {
        let cell = fields.cell(column)
        return cell.isEmpty || cell.decimals < 0 && NumberInText.isMissing(fields[column])
    }

    /// The number of decimals of a plain number; nil if its text has to be looked at.
    func decimals(_ column: Int) -> Int8? {
        let decimals = fields.cell(column).decimals
        return decimals < 0 ? nil : decimals
    }
}

extension ImportTable {
    /// The decimal separator in the numbers of some columns; nil if they do not decide.
    ///
    /// - Throws: if some numbers use one separator and some the other.
    package func decimalSign(of columns: [Int]) throws(FeedError) -> DecimalSign? {
        let columns = columns.sorted()
        var hasPoint = false
        var texts: [(line: Int, text: String)] = []
        for row in rows {
            for column in columns.prefix(while: { $0 < row.fields.width }) {
                // A plain number shows a point or nothing: three decimals may be thousands.
                if let decimals = row.decimals(column) {
                    if decimals == 0 || hasPoint { continue }
                    hasPoint = decimals != 3
                }
                texts.append((row.line, row.fields[column]))
            }
        }
        return try DecimalSign.decided(by: texts, file: file)
    }
}
