import Model
import Reports
import Testing

struct RecapDealTests {
    private typealias Fixtures = RecapFixtures
    private let day = RecapFixtures.day
    /// Deals before the compared quarters and after the date, so that the table covers both quarters.
    private let edges = [
        RecapFixtures.deal(RecapFixtures.day - 200, 1, to: "Before"),
        RecapFixtures.deal(RecapFixtures.day + 9, 1, to: "After"),
    ]

    private func deals(_ deals: [Deal], edges: [Deal]? = nil) throws -> String {
        try Fixtures.market((edges ?? self.edges) + deals).recap(on: day).prose("Deals")
    }

    @Test("no deals on the day or in the quarter")
    func none() throws {
        #expect(
            try deals([])
                == "No health-care deal was announced. The quarter so far has none, against none at this point last quarter."
        )
    }

    @Test("one deal is in the singular")
    func one() throws {
        #expect(
            try deals([Fixtures.deal(day, 850)])
                == "One health-care deal: Buyer to buy Target ($850m upfront). The quarter so far has 1 ($850m upfront), "
                + "against none at this point last quarter.")
    }

    @Test("two deals are both named, the larger one first")
    func two() throws {
        let text = try deals([Fixtures.deal(day, 100, to: "Small"), Fixtures.deal(day, 2000, to: "Large")])
        #expect(
            text.hasPrefix(
                "Two health-care deals: Buyer to buy Large ($2.00bn upfront); Buyer to buy Small ($100m upfront). "
                    + "The quarter so far has 2 ($2.10bn upfront), against none"))
    }

    @Test("the two largest of three deals are named, and those without a value are counted")
    func three() throws {
        let text = try deals([
            Fixtures.deal(day, 100, to: "A"), Fixtures.deal(day, nil, most: 300, to: "B"),
            Fixtures.deal(day, nil, to: "C"),
            Fixtures.deal(day - 46, 50, to: "D"), Fixtures.deal(day - 92, 7, to: "E"),
        ])
        #expect(text.hasPrefix("Three health-care deals, the largest: Buyer to buy A ($100m upfront); Buyer to buy "))
        #expect(
            text.hasSuffix(
                "The quarter so far has 3 ($100m upfront, 2 without upfront value), against 1 at this point last quarter."
            )
        )
    }

    @Test("each kind of deal has its own wording, and values are stated as far as they are known")
    func kinds() throws {
        func text(_ kind: Deal.Kind, _ upfront: Double? = nil, _ most: Double? = nil) throws -> String {
            String(try deals([Fixtures.deal(day, upfront, most: most, kind)]).prefix { $0 != "." })
        }
        #expect(try text(.licence, 80) == "One health-care deal: Buyer to license from Target ($80m upfront)")
        #expect(try text(.collaboration, nil, 300) == "One health-care deal: Buyer to work with Target (up to $300m)")
        #expect(try text(.assetPurchase) == "One health-care deal: Buyer to buy assets of Target (value not stated)")
        #expect(try deals([Fixtures.deal(day)]).contains("The quarter so far has 1 (none with an upfront value)"))
    }

    @Test("deals dated to a week or a month are separate from those of the day")
    func loose() throws {
        let week = Fixtures.deal(day, 5, to: "A", .licence, .week)
        #expect(
            try deals([week]).hasPrefix(
                "No health-care deal is dated to the day. One is dated only to the week to 16 May."))
        let other = Fixtures.deal(day, 5, to: "B", .licence, .week)
        #expect(
            try deals([week, other, Fixtures.deal(day, 9)]).hasPrefix(
                "One health-care deal: Buyer to buy Target ($9.0m upfront). Two are dated only to the week to 16 May."
            ))
        let month = Fixtures.deal(day, 5, to: "C", .licence, .month)
        #expect(try deals([week, month]).contains("Two are dated only to a week or a month."))
    }

    @Test("deals of a weekend belong to Monday")
    func weekend() throws {
        let monday = try #require(Day("2024-05-13"))
        let market = Fixtures.market(
            edges + [Fixtures.deal(monday - 1, 9), Fixtures.deal(monday - 3, 7, to: "Friday's")])
        #expect(
            try market.recap(on: monday).prose("Deals").hasPrefix("One health-care deal: Buyer to buy Target ($9.0m"))
    }

    @Test("deals outside health care, and of unassigned areas, are called deals")
    func noun() throws {
        #expect(try deals([Fixtures.deal(day, 9, area: "mining")]).hasPrefix("One deal: "))
        #expect(try deals([Fixtures.deal(day, 9, area: "software")]).hasPrefix("One deal: "))
    }

    @Test("if the table ends before the date, nothing is stated about later days")
    func tableEnds() throws {
        let ended = [Fixtures.deal(day - 200, 1, to: "Before"), Fixtures.deal(day - 40, 3)]
        let market = Fixtures.market(ended)
        let within = try market.asOf(day, mode: .bundled).recap(on: day - 6)
        #expect(
            within.prose("Deals")
                == "Deals are listed in full only to 6 Apr. The quarter so far has at least 1 ($3.0m upfront).")
        let old = try Fixtures.market([Fixtures.deal(day - 200, 1)]).recap()
        #expect(old.prose("Deals") == "")
        #expect(old.prose("Data").contains("Deals are listed in full only to 29 Oct 2023."))
        #expect(try Fixtures.market().recap().prose("Data").contains("No deal data."))
    }

    @Test("if the table begins within the quarter, that is stated and nothing is compared")
    func tableBegins() throws {
        let text = try deals([Fixtures.deal(day - 30, 4)], edges: [Fixtures.deal(day + 9, 1, to: "After")])
        #expect(
            text
                == "No health-care deal was announced. The quarter so far has at least 1, listed in full only from 16 Apr ($4.0m upfront)."
        )
    }
}
