/* Preloaded into a process, writes down in their true order what it does to the files of one
 * folder: RECORD_UNDER names the folder (absolute, without a slash at its end), RECORD_TO the book.
 * An entry is a head (kind, length of the name, offset, length of the data), the name below the
 * folder, and the data. The name of the folder itself is empty. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WRITTEN = 'w', CUT = 't', SYNCED = 's', UNLINKED = 'u' };

struct __attribute__((packed)) head {
    uint8_t kind;
    uint16_t name;
    uint64_t offset;
    uint32_t data;
};

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int book = -1;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
    *(void **)&real_write = dlsym(RTLD_NEXT, "write");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    *(void **)&real_fsync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    *(void **)&real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    *(void **)&real_unlink = dlsym(RTLD_NEXT, "unlink");
    const char *to = getenv("RECORD_TO");
    folder = getenv("RECORD_UNDER");
    if (folder && to)
        book = open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name below the folder, or NULL for everybody else's files. */
static const char *ours(const char *path) {
    size_t length = folder ? strlen(folder) : 0;
    if (book < 0 || strncmp(path, folder, length) != 0)
        return NULL;
    if (path[length] == '\0')
        return "";
    return path[length] == '/' ? path + length + 1 : NULL;
}

static const char *ours_by_number(int fd, char path[PATH_MAX]) {
    char link[64];
    if (book < 0 || fd == book)
        return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0)
        return NULL;
    path[length] = '\0';
    return ours(path);
}

static void put(const void *data, size_t length) {
    for (const char *at = data; length > 0;) {
        ssize_t done = real_write(book, at, length);
        if (done < 0)
            abort(); /* a book with a hole in it proves nothing */
        at += done;
        length -= (size_t)done;
    }
}

static void enter(int kind, const char *name, off_t offset, const void *data, size_t length) {
    struct head head = {(uint8_t)kind, (uint16_t)strlen(name), (uint64_t)offset, (uint32_t)length};
    put(&head, sizeof head);
    put(name, head.name);
    put(data, length);
}

static off_t end_or_place(int fd) {
    struct stat found;
    if (fcntl(fd, F_GETFL) & O_APPEND)
        return fstat(fd, &found) == 0 ? found.st_size : 0;
    return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *data, size_t length) {
    char path[PATH_MAX];
    const char *name = ours_by_number(fd, path);
    if (!name)
        return real_write(fd, data, length);
    pthread_mutex_lock(&one_at_a_time);
    off_t offset = end_or_place(fd);
    ssize_t done = real_write(fd, data, length);
    if (done > 0)
        enter(WRITTEN, name, offset, data, (size_t)done);
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    char path[PATH_MAX];
    const char *name = ours_by_number(fd, path);
    if (!name)
        return real_pwrite(fd, data, length, offset);
    pthread_mutex_lock(&one_at_a_time);
    ssize_t done = real_pwrite(fd, data, length, offset);
    if (done > 0)
        enter(WRITTEN, name, offset, data, (size_t)done);
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return pwrite64(fd, data, length, offset);
}

static int synced(int fd, int (*real)(int)) {
    char path[PATH_MAX];
    const char *name = ours_by_number(fd, path);
    if (!name)
        return real(fd);
    pthread_mutex_lock(&one_at_a_time);
    int failed = real(fd);
    if (!failed)
        enter(SYNCED, name, 0, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    return failed;
}

int fsync(int fd) { return synced(fd, real_fsync); }

int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int ftruncate64(int fd, off_t size) {
    char path[PATH_MAX];
    const char *name = ours_by_number(fd, path);
    if (!name)
        return real_ftruncate(fd, size);
    pthread_mutex_lock(&one_at_a_time);
    int failed = real_ftruncate(fd, size);
    if (!failed)
        enter(CUT, name, size, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    return failed;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
    const char *name = ours(path);
    if (!name)
        return real_unlink(path);
    pthread_mutex_lock(&one_at_a_time);
    int failed = real_unlink(path);
    if (!failed)
        enter(UNLINKED, name, 0, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    return failed;
}
