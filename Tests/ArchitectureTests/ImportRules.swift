/// The imports that each target is allowed. Everything not listed here is forbidden.
enum ImportRules {
    /// Targets of this package and libraries that each target may import, by target.
    static let allowedImports: [String: Set<String>] = [
        "Model": [],
        "Screen": [],
        "Dashboard": ["Model", "Screen"],
        "Terminal": ["Screen", "CNcurses"],
        "Feeds": [
            "Model", "CZlib", "Foundation", "FoundationEssentials", "AsyncHTTPClient", "NIOCore", "NIOPosix",
            "NIOHTTP1",
            "NIOWebSocket", "NIOSSL", "NIOExtras", "SwiftProtobuf",
        ],
        "Store": ["Model", "GRDB", "Foundation", "FoundationEssentials"],
        "ballast": [
            "Model", "Screen", "Dashboard", "Terminal", "Feeds", "Store", "ArgumentParser", "TOMLKit", "Foundation",
        ],
        "LoopbackMarket": ["Model", "CZlib", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"],
        "PTY": [],
        "Benchmark": ["Model", "Screen", "Dashboard", "Feeds", "Store", "LoopbackMarket", "PTY"],
    ]

    /// Modules of the standard library, allowed everywhere.
    static let standardLibrary: Set = ["Swift", "Synchronization"]

    /// Operating system modules, for the targets that use files, clocks or terminals.
    static let system: Set = ["Glibc", "Musl", "Darwin", "Dispatch"]
    /// The targets that may import `system`.
    static let systemTargets: Set = ["Terminal", "Feeds", "Store", "ballast", "PTY", "Benchmark"]

    /// One message per forbidden import in a file.
    static func violations(in source: SwiftSource) -> [String] {
        guard let allowed = allowedImports[source.target] else {
            return ["\(source.path): the target \(source.target) has no place in the import law"]
        }
        return source.imports.filter { _, module in
            !allowed.contains(module) && !standardLibrary.contains(module)
                && !(system.contains(module) && systemTargets.contains(source.target))
        }.map { "\(source.path):\($0.line): \(source.target) must not import \($0.module)" }
    }
}
