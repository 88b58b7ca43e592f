import Testing

@testable import Model

struct PackedColumnTests {
    private func values(_ column: PackedColumn) -> [Double?] { (0..<column.count).map { column[$0] } }

    @Test(
        "numbers come back bit for bit, whatever they are",
        arguments: [
            [207.93, 0.0001, 214_748.3646, .nan, 0], [1 / 3, 2, .nan], [-0.0, 1], [1e300, -1e-300], [.infinity, 1],
            [.nan, .nan], [], [214_748.3648], [-214_748.3648, 5],
        ])
    func roundTrip(numbers: [Double]) {
        let column = PackedColumn(numbers, scale: 10_000)
        #expect(values(column).map { $0?.bitPattern } == numbers.map { $0.isNaN ? nil : $0.bitPattern })
    }

    @Test("changes keep the other rows, also where a number does not fit the units")
    func changes() {
        var column = PackedColumn([.nan, .nan], scale: 10_000)
        column.insert(nil, at: 1)
        #expect(values(column) == [nil, nil, nil])
        column.set(1.5, at: 2)
        column.insert(2.25, at: 0)
        #expect(values(column) == [2.25, nil, nil, 1.5])
        column.set(1 / 3, at: 1)
        column.insert(7, at: 4)
        #expect(values(column) == [2.25, 1 / 3, nil, 1.5, 7])
        column.set(nil, at: 0)
        column.truncate(to: 2)
        #expect(values(column) == [nil, 1 / 3])
    }

    @Test("a change of a copy leaves the original")
    func copies() {
        let first = PackedColumn([1, 2], scale: 1)
        var second = first
        second.set(5, at: 0)
        second.truncate(to: 1)
        #expect(values(first) == [1, 2] && values(second) == [5])
    }
}
