import Model
import Testing

struct PriceTests {
    @Test("a price keeps its digits and converts to a number")
    func value() {
        #expect(Price(units: 20_338, decimals: 2).value == 203.38)
        #expect(Price(units: -5, decimals: 0).value == -5)
        #expect(Price(units: 1, decimals: 9).value == 1e-9)
    }

    @Test("a number is rounded half away from zero, and one that does not fit is nil")
    func rounding() {
        #expect(Price(rounding: 0.125, decimals: 2)?.units == 13)
        #expect(Price(rounding: -0.125, decimals: 2)?.units == -13)
        #expect(Price(rounding: 12, decimals: 0)?.units == 12)
        #expect(Price(rounding: .nan, decimals: 2) == nil)
        #expect(Price(rounding: .infinity, decimals: 2) == nil)
        #expect(Price(rounding: 1e18, decimals: 2) == nil)
    }

    @Test("a binary float is rounded as its decimal text")
    func written() {
        #expect(Price(written: 2.675, decimals: 2) == Price(units: 268, decimals: 2))
        #expect(Price(written: 314.765, decimals: 2) == Price(units: 31_477, decimals: 2))
        #expect(Price(written: 0.000012345, decimals: 6) == Price(units: 12, decimals: 6))
        #expect(Price(written: -37.635, decimals: 2) == Price(units: -3_764, decimals: 2))
        #expect(Price(written: .nan, decimals: 2) == nil && Price(written: .infinity, decimals: 2) == nil)
        #expect(Price(written: 1e17, decimals: 2) == nil && Price(written: 1, decimals: 19) == nil)
    }
}
