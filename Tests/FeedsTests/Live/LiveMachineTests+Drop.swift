import Model
import Testing

@testable import Feeds

extension LiveMachineTests {
    @Test("what a viewer wants no more is gone from the picture, for who looks back on return")
    func dropped() throws {
        func picture(_ live: inout LiveMachine) -> Market? {
            guard case .picture(let market)? = live.take() else { return nil }
            return market
        }
        var live = machine(through: today - 1)
        _ = live.receive(.quote(quote(21_000, on: today)), from: Self.yahoo, at: time(11))
        _ = live.take()
        live.drop(["SPY"])
        #expect(live.take() == nil, "it was not there")
        var past = live
        live.drop(["IWM"])
        #expect(live.receive(.quote(quote(22_000, on: today, hour: 12)), from: Self.yahoo, at: time(12)).isEmpty)
        #expect(try #require(picture(&live)).listings.isEmpty)
        past.send(.step(-1))
        _ = past.take()
        past.drop(["IWM"])
        #expect(past.take() == nil)
        past.send(.jump(to: today))
        #expect(try #require(picture(&past)).listings.isEmpty && past.isFollowing)
    }
}
