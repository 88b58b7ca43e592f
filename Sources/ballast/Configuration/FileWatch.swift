import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reports changes to a file, or to the files of a folder.
///
/// The kernel reports events in the file's folder, so that nothing runs while nothing changes; where that is not
/// supported, the file is checked every two seconds. The folder is watched rather than the file, because editors
/// replace files; for a link, the folder of its target is watched as well. If the folder does not exist yet, its parent
/// is watched.
actor FileWatch {
    private let path: String
    private let versions: @Sendable () -> [FileVersion]
    private let notify: @Sendable () -> Void
    private var last: [FileVersion]
    private var source: (any DispatchSourceProtocol)?
    private var hasEnded = false

    private init(
        _ path: String, _ versions: @escaping @Sendable () -> [FileVersion], since last: [FileVersion],
        notify: @escaping @Sendable () -> Void
    ) {
        self.path = path
        self.versions = versions
        self.last = last
        self.notify = notify
    }

    /// One element per change since a version of the file, without end. Changes that have not been consumed are merged
    /// into one.
    ///
    /// - Parameter mark: the version before the file was read, so that later writes are changes; nil if there was no
    ///   file.
    static func changes(of path: String, since mark: FileVersion?) -> AsyncStream<Void> {
        changes(in: path, { [path] in FileVersion(path).map { [$0] } ?? [] }, since: mark.map { [$0] } ?? [])
    }

    /// One element per change of the files of a folder, among them that one is gone, without end.
    ///
    /// - Parameters:
    ///   - versions: Reads the versions of the files that matter.
    ///   - last: Those before the files were read.
    static func changes(
        ofFolder folder: String, _ versions: @escaping @Sendable () -> [FileVersion], since last: [FileVersion]
    ) -> AsyncStream<Void> {
        changes(in: "\(folder)/.", versions, since: last)
    }

    private static func changes(
        in path: String, _ versions: @escaping @Sendable () -> [FileVersion], since last: [FileVersion]
    ) -> AsyncStream<Void> {
        let (stream, changes) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watch = FileWatch(path, versions, since: last) { changes.yield() }
        changes.onTermination = { _ in Task { await watch.end() } }
        Task { await watch.begin() }
        return stream
    }

    private func begin() {
        guard !hasEnded else { return }
        source = events()
        source?.activate()
        // Covers changes between taking the mark and adding the first watch.
        check()
    }

    private func end() {
        hasEnded = true
        source?.cancel()
        source = nil
    }

    private func check() {
        let versions = versions()
        guard versions != last else { return }
        last = versions
        notify()
    }

    /// A timer that checks the file every two seconds.
    private func timer() -> any DispatchSourceProtocol {
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.schedule(deadline: .now() + 2, repeating: 2, leeway: .seconds(1))
        timer.setEventHandler { @Sendable [weak self] in Task { await self?.check() } }
        return timer
    }

    #if os(Linux)
        private func events() -> any DispatchSourceProtocol {
            let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            guard descriptor >= 0 else { return timer() }
            FolderEvents.watch(path, by: descriptor)
            let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global(qos: .utility))
            source.setEventHandler { @Sendable [weak self, path] in
                FolderEvents.drain(descriptor)
                // A folder may have been created since, and a link may point elsewhere.
                FolderEvents.watch(path, by: descriptor)
                Task { await self?.check() }
            }
            source.setCancelHandler { @Sendable in close(descriptor) }
            return source
        }
    #else
        private func events() -> any DispatchSourceProtocol { timer() }
    #endif
}

#if os(Linux)
    /// Kernel events of folders.
    private enum FolderEvents {
        /// Watches the folders that matter for a file; those already watched are unchanged.
        static func watch(_ path: String, by descriptor: Int32) {
            var folders = [folder(of: path)]
            if let target = realpath(path, nil) {
                folders.append(folder(of: String(cString: target)))
                free(target)
            }
            // A new file is only checked once it is closed: until then it is empty.
            let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR)
            for folder in Set(folders) where inotify_add_watch(descriptor, folder, events) < 0 {
                var outer = folder
                repeat { outer = self.folder(of: outer) } while access(outer, F_OK) != 0 && outer != "/" && outer != "."
                inotify_add_watch(descriptor, outer, UInt32(IN_CREATE | IN_MOVED_TO | IN_ONLYDIR))
            }
        }

        /// Discards pending events: only their occurrence matters.
        static func drain(_ descriptor: Int32) {
            var bytes = [UInt8](repeating: 0, count: 4096)
            while read(descriptor, &bytes, bytes.count) > 0 {}
        }

        private static func folder(of path: String) -> String {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let folder = parts.joined(separator: "/")
            return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
        }
    }
#endif
