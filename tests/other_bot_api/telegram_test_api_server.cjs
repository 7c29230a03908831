// telegram-test-api as its authors wrote it: node <this> <its folder> <port>
const [folder, port] = process.argv.slice(2)
const TelegramServer = require(`${folder}/node_modules/telegram-test-api`)
new TelegramServer({ host: '127.0.0.1', port: Number(port), storeTimeout: 3600 }).start()
