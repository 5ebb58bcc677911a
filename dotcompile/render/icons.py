"""The icons of cards and zones: strokes on a field of 24 by 24, our own drawings."""

from dotcompile.render.roles import Role

ICONS: dict[Role, str] = {
    Role.SERVICE: "M12 3.2l7.6 4.3v9L12 20.8l-7.6-4.3v-9zM4.6 7.6L12 11.8l7.4-4.2M12 11.8v8.8",
    Role.FRONTEND: "M3.5 5.5h17v13h-17zM3.5 9.7h17M6.3 7.6h.01M8.8 7.6h.01",
    Role.PROXY: "M3 12h5.5L14 6.2h6M8.5 12l5.5 5.8h6M17.6 3.8L20 6.2l-2.4 2.4M17.6 15.4l2.4 2.4-2.4 2.4",
    Role.WORKER: "M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM12 3v2.8M12 18.2V21M3 12h2.8M18.2 12H21"
    "M5.6 5.6l2 2M16.4 16.4l2 2M5.6 18.4l2-2M16.4 7.6l2-2",
    Role.SCHEDULER: "M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6zM12 7.4V12l3.2 2",
    Role.QUEUE: "M3.5 6.5h4v11h-4zM10 6.5h4v11h-4zM16.5 6.5h4v11h-4z",
    Role.MONITOR: "M3.5 12.5h4l2.5-7 4 13 2.5-6h4",
    Role.CONTROL: "M4 7.2h8.6M17.4 7.2H20M4 16.8h2.6M11.4 16.8H20M15 4.8v4.8M9 14.4v4.8",
    Role.DATABASE: "M5 6.2C5 4.5 8.1 3.2 12 3.2s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3z"
    "M5 6.2v11.6c0 1.7 3.1 3 7 3s7-1.3 7-3V6.2"
    "M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3",
    Role.CACHE: "M13.2 3L5 13.6h6L10.4 21 19 10.2h-6z",
    Role.STORAGE: "M3.8 8l2-3.8h12.4l2 3.8v11.8H3.8zM3.8 8h16.4M9.6 12.2h4.8",
    Role.ACTOR: "M12 3.8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.2 20.2c.7-3.8 3.8-5.6 7.8-5.6s7.1 1.8 7.8 5.6",
    Role.HOST: "M4 4.6h16v6H4zM4 13.4h16v6H4zM7.4 7.6h.01M7.4 16.4h.01M12 7.6h4.6M12 16.4h4.6",
    Role.NETWORK: "M9.6 3.6h4.8v4.8H9.6zM3.2 15.6H8v4.8H3.2z"
    "M16 15.6h4.8v4.8H16zM12 8.4V12M5.6 15.6V12h12.8v3.6",
    Role.ENGINE: "M12 3.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z"
    "M5.6 15a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z"
    "M18.4 15a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2zM10.8 8.4L6.8 15.2M13.2 8.4l4 6.8M8.2 17.6h7.6",
    Role.VOLUME: "M4 14.2l2.6-8.4h10.8l2.6 8.4v5H4zM4 14.2h16M16.4 16.8h.01",
}
