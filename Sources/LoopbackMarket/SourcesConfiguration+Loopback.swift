import Model
package import Networking
package import Services

extension SourcesConfiguration {
    /// The e-mail address that the SEC's services require of clients.
    private static let contact = "name@example.org"

    /// The settings of all services on a loopback market.
    ///
    /// - Parameters:
    ///   - port: its port on 127.0.0.1.
    ///   - often: the interval of what is otherwise polled daily, so that a run of minutes sees it more than once.
    ///   - isStreaming: whether prices are streamed as well.
    package static func loopback(
        port: Int, often: PollRequest.Interval = .always(.seconds(300)), isStreaming: Bool = false
    ) -> SourcesConfiguration {
        var settings = SourcesConfiguration()
        let address = "http://127.0.0.1:\(port)"
        settings.yahoo.addresses = [address]
        settings.yahoo.isStreaming = isStreaming
        settings.yahoo.streamAddress = "ws://127.0.0.1:\(port)/"
        settings.treasury.address = address
        settings.fred.address = address
        settings.ishares = FundSettings(isOn: true, address: address, interval: often, funds: ["IWM": "239710"])
        settings.invesco = FundSettings(isOn: true, address: address, interval: often, funds: ["QQQ": "46090E103"])
        settings.nport = NPORTSettings(isOn: true, address: address, interval: often, funds: ["XBI"])
        settings.edgar.address = address
        settings.edgar.factsAddress = address
        settings.edgar.facts = often
        settings.edgar.contact = contact
        settings.wires = WireSettings(isOn: true, feeds: [address + "/wire.xml"], interval: often)
        return settings
    }
}
