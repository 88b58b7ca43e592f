/// A column of numbers in a record: as differences of small integers if all are decimals with few digits, as most
/// prices and yields are, else by their bit patterns. A missing number is NaN.
struct RecordedColumn: Recorded {
    let values: [Double]

    init(_ values: [Double]) { self.values = values }

    /// The maximum number of decimals for which numbers are stored as integers.
    private static let mostDecimals: UInt8 = 6
    /// Replaces the number of decimals if numbers are stored by their bit patterns.
    private static let bits: UInt8 = 0xFF

    func write(to writer: inout RecordWriter) {
        writer.count(UInt64(values.count))
        let known = values.filter { !$0.isNaN }
        writer.byte(known.isEmpty ? 0 : known.count == values.count ? 1 : 2)
        if !known.isEmpty, known.count < values.count { writeGaps(to: &writer) }
        guard let decimals = RecordedColumn.decimals(of: known) else {
            writer.byte(RecordedColumn.bits)
            for value in known { writer.write(value) }
            return
        }
        writer.byte(decimals)
        let scale = RecordedColumn.scale(decimals)
        var last: Int64 = 0
        for value in known {
            let units = Int64((value * scale).rounded())
            writer.number(units - last)
            last = units
        }
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let kind: UInt8, count: Int
        let length = try reader.count()
        kind = try reader.byte()
        guard kind <= 2, kind == 0 || length <= UInt64(reader.left) * 8 else {
            throw RecordReader.damage("a column is too long")
        }
        // A column that has only gaps uses no bytes for them.
        count = kind == 0 ? try reader.gaps(length) : Int(length)
        let isPresent = try RecordedColumn.gaps(kind, count, &reader)
        let decimals = try reader.byte()
        guard decimals == RecordedColumn.bits || decimals <= RecordedColumn.mostDecimals else {
            throw RecordReader.damage("a column has too many decimals")
        }
        let scale = RecordedColumn.scale(decimals == RecordedColumn.bits ? 0 : decimals)
        var values: [Double] = []
        var last: Int64 = 0
        for row in 0..<count {
            guard isPresent?[row] ?? (kind == 1) else {
                values.append(.nan)
                continue
            }
            if decimals == RecordedColumn.bits {
                values.append(try reader.read())
            } else {
                last &+= try reader.number()
                values.append(Double(last) / scale)
            }
        }
        self.values = values
    }

    /// The number of decimals that represents all values exactly; nil if more than the maximum.
    private static func decimals(of values: [Double]) -> UInt8? {
        var decimals: UInt8 = 0
        for value in values {
            while !isExact(value, scale(decimals)) {
                decimals += 1
                if decimals > mostDecimals { return nil }
            }
        }
        return decimals
    }

    private static func isExact(_ value: Double, _ scale: Double) -> Bool {
        let units = (value * scale).rounded()
        // Negative zero cannot be stored as an integer.
        return units.magnitude < 0x1p53 && (units != 0 || value.sign == .plus)
            && (units / scale).bitPattern == value.bitPattern
    }

    private static func scale(_ decimals: UInt8) -> Double { (0..<decimals).reduce(1) { scale, _ in scale * 10 } }
}

extension RecordedColumn {
    /// Writes one bit per number: whether it is present.
    private func writeGaps(to writer: inout RecordWriter) {
        for start in stride(from: 0, to: values.count, by: 8) {
            var bits: UInt8 = 0
            for (bit, value) in values[start..<min(start + 8, values.count)].enumerated() where !value.isNaN {
                bits |= 1 << UInt8(bit)
            }
            writer.byte(bits)
        }
    }

    private static func gaps(
        _ kind: UInt8, _ count: Int, _ reader: inout RecordReader
    ) throws(RecordingError) -> [Bool]? {
        guard kind == 2 else { return nil }
        let bytes = Array(try reader.consume((count + 7) / 8))
        return (0..<count).map { bytes[$0 / 8] >> UInt8($0 % 8) & 1 == 1 }
    }
}

extension RecordWriter {
    /// Appends optional numbers as a column.
    mutating func column(_ values: [Double?]) { write(RecordedColumn(values.map { $0 ?? .nan })) }
}
