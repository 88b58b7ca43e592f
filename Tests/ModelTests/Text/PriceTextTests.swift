import Testing

@testable import Model

struct PriceTextTests {
    private func text(_ value: Double) -> String {
        NumberText.price(Price(rounding: value, decimals: Price.decimals(for: value)))
    }

    @Test(
        "a price has enough decimals for its size",
        arguments: [
            (203.38, "203.38"), (2096.25, "2,096.25"), (1.12, "1.12"), (0.0129, "0.0129"), (0.4512, "0.4512"),
            (8.5432e-06, "8.543e-06"), (0.00012345, "0.0001235"), (12_345_678, "12,345,678"), (-37.63, "−37.63"),
            (-8.5432e-06, "−8.543e-06"), (9.99996e-05, "0.00010000"), (1e-12, "1.000e-12"), (0, "0.00"),
        ])
    func sizes(value: Double, expected: String) { #expect(text(value) == expected) }

    @Test("a price as quoted keeps its decimals")
    func quoted() {
        #expect(NumberText.price(Price(units: 11_234, decimals: 4)) == "1.1234")
        #expect(NumberText.price(Price(units: 129, decimals: 4)) == "0.0129")
        #expect(NumberText.price(Price(units: 1_234_567_800, decimals: 2)) == "12,345,678.00")
    }

    @Test(
        "in a narrow column decimals are dropped first, then the price is abbreviated",
        arguments: [
            (13, "12,345,678.25"), (12, "12,345,678.3"), (11, "12,345,678"), (10, "12,345,678"), (9, "12.3M"),
            (5, "12.3M"), (4, "12M"), (3, "12M"),
        ])
    func room(width: Int, expected: String) {
        #expect(NumberText.price(Price(units: 1_234_567_825, decimals: 2), within: width) == expected)
    }

    @Test("small prices lose digits but never their exponent")
    func smallRoom() {
        let price = Price(units: 8543, decimals: 9)
        #expect(NumberText.price(price, within: 9) == "8.543e-06")
        #expect(NumberText.price(price, within: 8) == "8.54e-06")
        #expect(NumberText.price(price, within: 5) == "9e-06")
        #expect(NumberText.price(Price(units: 129, decimals: 4), within: 5) == "0.013")
    }

    @Test("percentages are shortened in the same order")
    func percent() {
        #expect(NumberText.percent(0.0842, within: 7) == "+8.42")
        #expect(NumberText.percent(19, within: 7) == "+1900.0")
        #expect(NumberText.percent(190, within: 7) == "+19000")
        #expect(NumberText.percent(1_900_000, within: 7) == "+190.0M")
        #expect(NumberText.percent(nil, within: 7) == "—")
    }

    @Test("the width of a price equals that of its text")
    func width() {
        for units in [0, 5, 99, 100, 20_338, 209_625, 1_234_567_800, -3_763, -123_456] as [Int64] {
            for decimals in 0...6 {
                let price = Price(units: units, decimals: decimals)
                #expect(NumberText.width(of: price) == NumberText.price(price).unicodeScalars.count)
            }
        }
    }

    @Test("a quoted close has the decimals of the newest closes, and an exchange rate four")
    func printed() {
        func last(_ symbol: Symbol, _ closes: [Double], _ basis: Instrument.Basis = .price) -> String {
            let instrument = Instrument(symbol, name: "", kind: .share, group: "imported", basis: basis)
            let bars = closes.enumerated().map { Bar(Day(number: 20_000) + $0, close: $1) }
            return NumberText.price(Listing(instrument, series: Series(bars), provenance: Provenance("", .stale)).last)
        }
        #expect(last("EURUSD=X", [1.12, 1.13]) == "1.1300")
        #expect(last("FX", [1.1164, 1.12]) == "1.1200")
        #expect(last("ABC", [1.12, 1.13]) == "1.13")
        #expect(last("ABC", [3.45123, 3.45127], .adjusted) == "3.45")
        #expect(last("ABC", [203.3801, 203.3812]) == "203.38")
    }
}
