// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "ballast",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "ballast", targets: ["ballast"]),
        .executable(name: "ballast-bench", targets: ["Benchmark"]),
    ],
    dependencies: [
        // Commands, options, help and exit codes: a command line nobody has to learn.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // TOML as its specification has it, with the place of what is wrong: the thesis file.
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(name: "Model"),
        .target(name: "Screen"),
        .target(name: "Dashboard", dependencies: ["Model", "Screen"]),
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        .target(name: "Terminal", dependencies: ["Screen", "CNcurses"]),
        .target(name: "Feeds", dependencies: ["Model"]),
        .executableTarget(
            name: "ballast",
            dependencies: [
                "Model", "Screen", "Dashboard", "Terminal", "Feeds",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                "TOMLKit",
            ]),
        .executableTarget(
            name: "Benchmark", dependencies: ["Model", "Screen", "Dashboard", "Feeds"],
            // openpty, which older C libraries keep apart.
            linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
        .testTarget(name: "ModelTests", dependencies: ["Model"]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen"]),
        .testTarget(
            name: "DashboardTests", dependencies: ["Dashboard", "Model", "Screen", "Feeds", "ballast"],
            exclude: ["Frames/Pictures"]),
        .testTarget(name: "FeedsTests", dependencies: ["Feeds", "Model"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Screen", "CNcurses"]),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "EndToEndTests", dependencies: ["ballast"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    var settings = target.swiftSettings ?? []
    settings += ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        .map { .enableUpcomingFeature($0) }
    settings.append(.unsafeFlags(["-warnings-as-errors"]))
    target.swiftSettings = settings
}
