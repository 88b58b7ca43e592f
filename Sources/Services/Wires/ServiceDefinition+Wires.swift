import Formats
import Model
import Networking

extension ServiceDefinition {
    /// The newswires: headlines of deals.
    package static let wires: ServiceDefinition = {
        let key = SettingsKey.wires
        var service = ServiceDefinition(
            key, .headlines, "Headlines of deals.",
            settings: [
                key.setting(
                    "feeds",
                    ValueForm<String>.address(example: "https://www.prnewswire.com/rss/…").list("a list of addresses"),
                    \.feeds, "The full addresses of feeds (RSS)."),
                key.setting("interval", .interval(atLeast: .seconds(300)), \.interval, "How often each is polled."),
            ])
        // Each feed is a host of its own.
        service.probe = { _ in .all }
        service.services = { [.wires($0.settings.wires, clock: $0.resources.clock)] }
        return service
    }()
}

extension SettingsKey where Settings == WireSettings {
    package static var wires: SettingsKey {
        SettingsKey(
            "wires",
            standard: WireSettings(
                isOn: true,
                feeds: [
                    "https://www.globenewswire.com/RssFeed/subjectcode/27-Mergers%20and%20Acquisitions"
                        + "/feedTitle/GlobeNewswire%20-%20Mergers%20and%20Acquisitions",
                    "https://www.prnewswire.com/rss/financial-services-latest-news"
                        + "/acquisitions-mergers-and-takeovers-list.rss",
                ],
                interval: PollRequest.Interval(
                    open: .minutes(5), preMarket: .minutes(5), closed: .minutes(15), holiday: .minutes(60))))
    }
}

extension SourcesConfiguration {
    package var wires: WireSettings {
        get { self[.wires] }
        set { self[.wires] = newValue }
    }
}
