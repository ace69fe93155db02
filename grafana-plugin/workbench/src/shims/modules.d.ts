declare module 'original:*';
