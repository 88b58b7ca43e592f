/// A column of numbers with few decimals, some of which may be missing, in four bytes each.
///
/// Prices and volumes as printed are whole numbers of small units; as such they take half the memory and come back bit
/// for bit. A column with any other number is stored as it is, and one without numbers takes no memory.
struct PackedColumn: Sendable {
    private enum Storage: Sendable {
        case missing(count: Int)
        /// Whole numbers of units, `PackedColumn.none` where missing.
        case units([Int32])
        /// NaN where missing.
        case numbers([Double])
    }

    private static let none = Int32.min

    private var storage: Storage
    /// The number of units in one.
    private let scale: Double

    /// A column of a length without any number.
    init(missing count: Int, scale: Double) {
        self.scale = scale
        storage = .missing(count: count)
    }

    /// Packs numbers, NaN where missing; prices in units of a hundredth of a cent, volumes in ones.
    init(_ numbers: [Double], scale: Double) {
        self.scale = scale
        if numbers.allSatisfy(\.isNaN) {
            storage = .missing(count: numbers.count)
            return
        }
        var units: [Int32] = []
        units.reserveCapacity(numbers.count)
        for number in numbers {
            guard let unit = PackedColumn.unit(number, scale) else {
                storage = .numbers(numbers)
                return
            }
            units.append(unit)
        }
        storage = .units(units)
    }

    /// The number of rows.
    var count: Int {
        switch storage {
        case .missing(let count): count
        case .units(let units): units.count
        case .numbers(let numbers): numbers.count
        }
    }

    /// The number of a row; nil where it is missing.
    subscript(index: Int) -> Double? {
        switch storage {
        case .missing: return nil
        case .units(let units): return units[index] == PackedColumn.none ? nil : Double(units[index]) / scale
        case .numbers(let numbers): return numbers[index].isNaN ? nil : numbers[index]
        }
    }

    /// Replaces the number of a row.
    mutating func set(_ number: Double?, at index: Int) {
        edit(number) {
            $0[index] = $1
        } numbers: {
            $0[index] = $1
        }
    }

    /// Inserts a row.
    mutating func insert(_ number: Double?, at index: Int) {
        if case .missing(let count) = storage, number == nil {
            storage = .missing(count: count + 1)
        } else {
            edit(number) {
                $0.insert($1, at: index)
            } numbers: {
                $0.insert($1, at: index)
            }
        }
    }

    /// Removes the rows from a count on.
    mutating func truncate(to count: Int) {
        switch take() {
        case .missing: storage = .missing(count: count)
        case .units(var units):
            units.removeLast(units.count - count)
            storage = .units(units)
        case .numbers(var numbers):
            numbers.removeLast(numbers.count - count)
            storage = .numbers(numbers)
        }
    }

    /// Applies a change to the storage that can hold the number.
    private mutating func edit(
        _ number: Double?, units change: (inout [Int32], Int32) -> Void, numbers: (inout [Double], Double) -> Void
    ) {
        let value = number ?? .nan
        if case .missing(let count) = storage {
            if number == nil { return }
            storage = .units([Int32](repeating: PackedColumn.none, count: count))
        }
        if case .units = storage, let unit = PackedColumn.unit(value, scale) {
            guard case .units(var units) = take() else { return }
            change(&units, unit)
            storage = .units(units)
            return
        }
        var all = unpacked
        storage = .missing(count: 0)
        numbers(&all, value)
        storage = .numbers(all)
    }

    private var unpacked: [Double] {
        if case .numbers(let numbers) = storage { return numbers }
        return (0..<count).map { self[$0] ?? .nan }
    }

    /// Moves the storage out, so that a change does not copy it.
    private mutating func take() -> Storage {
        defer { storage = .missing(count: 0) }
        return storage
    }

    /// A number in units; nil where that is not exactly the same number.
    private static func unit(_ number: Double, _ scale: Double) -> Int32? {
        if number.isNaN { return none }
        guard let unit = Int32(exactly: (number * scale).rounded()), unit != none,
            (Double(unit) / scale).bitPattern == number.bitPattern
        else { return nil }
        return unit
    }
}
