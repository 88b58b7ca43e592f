/// The separator between the fields of a table, and its conversion to commas.
package enum Delimiter: UInt8, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    case bar = 0x7C

    /// The delimiter declared by a first line such as `sep=;`, as spreadsheets write it.
    package init?(statedBy bytes: [UInt8]) {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var line = body.prefix { $0 != .newline }
        if line.last == .carriageReturn { line = line.dropLast() }
        if line.first == .quote, line.last == .quote, line.count > 1 { line = line.dropFirst().dropLast() }
        let name = Array(String(decoding: line.prefix(4), as: UTF8.self).lowercased().utf8)
        guard line.count == 5, name == Array("sep=".utf8), let last = line.last else { return nil }
        self.init(rawValue: last)
    }

    /// The table with commas between its fields, quoted where needed. Lines are preserved, so that one reader is enough
    /// and line numbers stay correct. A line `sep=;` becomes blank.
    package func withCommas(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if Delimiter(statedBy: bytes) != nil { index = bytes[index...].firstIndex(of: .newline) ?? bytes.count }
        if self == .comma { return Array(bytes[index...]) }
        while index < bytes.count {
            if bytes[index] == .quote, let end = closingQuote(bytes, index) {
                out += bytes[index...end]
                index = end + 1
            } else {
                index = appendPlain(bytes, index, to: &out)
            }
            guard index < bytes.count else { break }
            out.append(bytes[index] == rawValue ? .comma : bytes[index])
            index += 1
        }
        return out
    }

    /// The index of the closing quote, directly before a delimiter, a line end or the end of the file; nil if there is
    /// none.
    private func closingQuote(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count, index - start <= CSVScanner.fieldLimit {
            guard bytes[index] == .quote else {
                index += 1
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : .newline
            if next == .quote {
                index += 2
            } else {
                return next == rawValue || next == .newline || next == .carriageReturn ? index : nil
            }
        }
        return nil
    }

    /// Appends an unquoted field, and returns the index of its end.
    private func appendPlain(_ bytes: [UInt8], _ start: Int, to out: inout [UInt8]) -> Int {
        var end = start
        var needsQuotes = false
        while end < bytes.count, bytes[end] != rawValue, bytes[end] != .newline {
            if bytes[end] == .comma || bytes[end] == .quote { needsQuotes = true }
            end += 1
        }
        let hasReturn = end > start && bytes[end - 1] == .carriageReturn
        let text = bytes[start..<(hasReturn ? end - 1 : end)]
        if needsQuotes {
            out.append(.quote)
            for byte in text {
                if byte == .quote { out.append(.quote) }
                out.append(byte)
            }
            out.append(.quote)
        } else {
            out += text
        }
        if hasReturn { out.append(.carriageReturn) }
        return end
    }
}
