import Model
import Testing

struct DatedValuesTests {
    @Test("values are sorted by date, and the later of two values of one date wins")
    func order() {
        let values = DatedValues([(Day(number: 3), 3), (Day(number: 1), 1), (Day(number: 3), 33), (Day(number: 2), 2)])
        #expect(Array(values.suffix(9)) == [1, 2, 33])
        #expect(Array(values.suffix(2)) == [2, 33])
        #expect(values.value(on: Day(number: 3)) == 33)
        #expect(values.value(on: Day(number: 4)) == nil)
    }

    @Test("appending to a prefix leaves the original unchanged")
    func prefix() {
        let full = DatedValues((1...4).map { (Day(number: $0), Double($0)) })
        var part = full.prefix(through: Day(number: 2))
        #expect(part.last == 2)
        part.append(9, on: Day(number: 3))
        #expect(part.last == 9)
        #expect(part.count == 3)
        #expect(full.last == 4)
        #expect(full.value(on: Day(number: 3)) == 3)
        #expect(full.prefix(through: Day(number: 0)).isEmpty)
    }
}
