import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells when a file is another than before.
///
/// The kernel says when something happens in the file's folder, so that nothing is looked at while nothing happens; where
/// it cannot, the file is looked at every two seconds. The folder is watched and not the file, for editors put another
/// file in its place; of a link, the folder of what it points to as well. A folder that is not there is waited for.
actor FileWatch {
    private let path: String
    private let tell: @Sendable () -> Void
    private var last: FileMark?
    private var source: (any DispatchSourceProtocol)?
    private var hasEnded = false

    private init(_ path: String, since mark: FileMark?, tell: @escaping @Sendable () -> Void) {
        self.path = path
        self.tell = tell
        last = mark
    }

    /// One element for each change since a mark was taken, without an end. Changes that nobody has taken yet are one.
    ///
    /// - Parameter mark: taken before the file was read, so that what was written since is a change; nil where there was
    ///   no file.
    static func changes(of path: String, since mark: FileMark?) -> AsyncStream<Void> {
        let (stream, changes) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watch = FileWatch(path, since: mark) { changes.yield() }
        changes.onTermination = { _ in Task { await watch.end() } }
        Task { await watch.begin() }
        return stream
    }

    private func begin() {
        guard !hasEnded else { return }
        source = events()
        source?.activate()
        // What happened between the mark and the first watch.
        look()
    }

    private func end() {
        hasEnded = true
        source?.cancel()
        source = nil
    }

    private func look() {
        guard let mark = FileMark(path), mark != last else { return }
        last = mark
        tell()
    }

    /// Looks every two seconds.
    private func timer() -> any DispatchSourceProtocol {
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.schedule(deadline: .now() + 2, repeating: 2, leeway: .seconds(1))
        timer.setEventHandler { @Sendable [weak self] in Task { await self?.look() } }
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
                // A folder may be there now that was not, and a link may point elsewhere.
                FolderEvents.watch(path, by: descriptor)
                Task { await self?.look() }
            }
            source.setCancelHandler { @Sendable in close(descriptor) }
            return source
        }
    #else
        private func events() -> any DispatchSourceProtocol { timer() }
    #endif
}

#if os(Linux)
    /// What the kernel says of folders.
    private enum FolderEvents {
        /// Watches the folders that matter for a file; one that is watched already stays so.
        static func watch(_ path: String, by descriptor: Int32) {
            var folders = [folder(of: path)]
            if let target = realpath(path, nil) {
                folders.append(folder(of: String(cString: target)))
                free(target)
            }
            // A new file is not looked at before it is closed: until then it is empty.
            let written = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR)
            for folder in Set(folders) where inotify_add_watch(descriptor, folder, written) < 0 {
                var above = folder
                repeat { above = self.folder(of: above) } while access(above, F_OK) != 0 && above != "/" && above != "."
                inotify_add_watch(descriptor, above, UInt32(IN_CREATE | IN_MOVED_TO | IN_ONLYDIR))
            }
        }

        /// Takes what was said, none of which matters beyond that something was.
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
