// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "ballast",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "ballast", targets: ["ballast"]),
        .executable(name: "ballast-bench", targets: ["Benchmark"]),
        .executable(name: "ballast-fuzz", targets: ["Fuzz"]),
    ],
    dependencies: [
        // Parses commands and options, and prints help.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // Reads TOML by its specification, with the position of each error: the thesis and the configuration.
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        // HTTP with pooled connections, TLS, proxies, deadlines and bounded decompression.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0"),
        // Its event loops, and WebSocket frames: Foundation's client has no WebSocket on Linux.
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.29.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.25.0"),
        // The wire format of Yahoo's stream; the generated code is checked in.
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.28.0"),
        // SQLite with migrations, a write-ahead log, and statements that are always finalised.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
        // HTTP servers on loopback, for tests only: sources are tested against real sockets that misbehave.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.20.0"),
    ],
    targets: [
        .target(name: "Model"),
        .target(name: "Thesis", dependencies: ["Model"]),
        .target(name: "Reports", dependencies: ["Model", "Thesis"]),
        .target(name: "Screen"),
        .target(name: "Dashboard", dependencies: ["Model", "Thesis", "Reports", "Screen"]),
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        .target(name: "Terminal", dependencies: ["Screen", "CNcurses"]),
        // Data without contents for Foundation's ICU, in a release that contains Foundation.
        .target(
            name: "CEmptyICU",
            cSettings: Context.environment["BALLAST_ICU_DATA"].map { $0.isEmpty ? [] : [.define("ICU_DATA", to: $0)] }),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "Timing"),
        .target(name: "Formats", dependencies: ["Model", "CZlib"]),
        .target(
            name: "Networking",
            dependencies: [
                "Model", "Formats", "Timing",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
            ]),
        .target(name: "Assistant", dependencies: ["Model", "Formats"]),
        .target(name: "Playback", dependencies: ["Model", "Formats", "Timing", "CZlib"]),
        .target(
            name: "Services",
            dependencies: [
                "Model", "Formats", "Networking", "Playback", "Timing",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            // The source of the generated code next to it.
            exclude: ["Yahoo/Generated/PricingData.proto"]),
        .target(
            name: "Store",
            dependencies: [
                "Model", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(
            name: "Desk",
            dependencies: [
                "Model", "Formats", "Networking", "Playback", "Timing",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .executableTarget(
            name: "ballast",
            dependencies: [
                "Model", "Thesis", "Reports", "Screen", "Dashboard", "Terminal", "Formats", "Networking", "Playback",
                "Services", "Timing", "Store", "Desk", "CEmptyICU", "Assistant",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                "TOMLKit",
            ]),
        // Services on loopback, for tests and measurements.
        .target(
            name: "LoopbackMarket",
            dependencies: [
                "Model", "Networking", "Services", "CZlib",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ]),
        // A pseudo-terminal, for tests and measurements; openpty is a library of its own in older C libraries.
        .target(name: "PTY", linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
        .executableTarget(
            name: "Benchmark",
            dependencies: [
                "Model", "Thesis", "Screen", "Dashboard", "Networking", "Playback", "Services", "Store", "Desk",
                "LoopbackMarket", "PTY",
            ]),
        // Runs the parsers of FuzzTests for longer, in processes that may crash.
        .executableTarget(name: "Fuzz"),
        // Shared by several test targets.
        .target(name: "TestSupport", dependencies: ["Model", "CZlib"], path: "Tests/Support"),
        // Theses in the markets of TestSupport.
        .target(
            name: "ThesisSupport", dependencies: ["Model", "Thesis", "TestSupport"], path: "Tests/ThesisSupport"),
        // Servers on loopback that misbehave, and a service that is polled from them.
        .target(
            name: "NetworkingSupport",
            dependencies: [
                "Model", "Formats", "Networking", "TestSupport",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "Tests/NetworkingSupport"),
        // The bundled tables, and files in the formats of funds and of the Treasury.
        .target(
            name: "PlaybackSupport", dependencies: ["Model", "Playback", "TestSupport"], path: "Tests/PlaybackSupport"),
        .testTarget(name: "ModelTests", dependencies: ["Model", "TestSupport"]),
        .testTarget(name: "ThesisTests", dependencies: ["Thesis", "Model", "TestSupport", "ThesisSupport"]),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "Model", "Thesis", "TestSupport", "ThesisSupport"]),
        .testTarget(name: "AssistantTests", dependencies: ["Assistant", "Model", "Formats", "TestSupport"]),
        .testTarget(name: "FormatsTests", dependencies: ["Formats", "Model", "CZlib", "TestSupport"]),
        .testTarget(
            name: "NetworkingTests",
            dependencies: [
                "Networking", "Model", "Formats", "TestSupport", "NetworkingSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .testTarget(
            name: "PlaybackTests", dependencies: ["Playback", "Model", "Formats", "TestSupport", "PlaybackSupport"]),
        .testTarget(
            name: "ServicesTests",
            dependencies: [
                "Services", "Model", "Formats", "Networking", "Playback", "LoopbackMarket", "TestSupport",
                "NetworkingSupport", "PlaybackSupport",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ]),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Desk", "Model", "Networking", "Playback", "Services", "TestSupport", "NetworkingSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen"]),
        .testTarget(
            name: "DashboardTests",
            dependencies: [
                "Dashboard", "Model", "Thesis", "Reports", "Screen", "Formats", "Networking", "Playback", "Services",
                "Store", "Desk", "ballast", "TestSupport",
                // The command lines in the manual are parsed.
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Frames/Pictures"]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "Model", "Playback", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Screen", "CNcurses", "PTY", "TestSupport"]),
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "ballast", "Model", "Thesis", "Screen", "Dashboard", "Terminal", "Formats", "Networking", "Playback",
                "Services", "TestSupport", "ThesisSupport", "PlaybackSupport",
            ],
            exclude: ["Corpus"]),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "EndToEndTests", dependencies: ["ballast", "Model", "LoopbackMarket", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// Tests reach what is internal, in modules that are otherwise built as for a release. They are not optimised
// themselves: that would take as long as building what they test.
let isTested = Context.environment["BALLAST_TESTS"] != nil

// The parts that draw and compute. With `-Osize`, which the Makefile sets, all others are made small.
let fast: Set = ["Model", "Thesis", "Reports", "Screen", "Dashboard", "Terminal", "Formats", "Playback", "Store"]

for target in package.targets {
    var settings = target.swiftSettings ?? []
    if fast.contains(target.name) {
        settings.append(.unsafeFlags(["-Xfrontend", "-O"], .when(configuration: .release)))
    }
    if isTested {
        settings.append(.unsafeFlags(target.type == .test ? ["-Xfrontend", "-Onone"] : ["-enable-testing"]))
    }
    settings += ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        .map { .enableUpcomingFeature($0) }
    settings.append(.unsafeFlags(["-warnings-as-errors"]))
    target.swiftSettings = settings
}
